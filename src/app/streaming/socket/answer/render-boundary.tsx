import { Component, type ReactNode } from 'react'

type RenderBoundaryProps = { readonly fallback: ReactNode; readonly children: ReactNode }

/** Shows `fallback` in place of children that fail to render, from then on. */
export class RenderBoundary extends Component<RenderBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children
  }
}
