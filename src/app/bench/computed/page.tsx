import type { Metadata } from 'next'
import { connection } from 'next/server'
import { computeFor, computeMsOf } from '../busy.ts'
import { OrderTable } from '../order-table.tsx'
import { ordersOf } from '../orders.ts'

export const metadata: Metadata = { title: 'Computed page', robots: { index: false } }

type ComputedPageProps = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

/** A page that computes for 50 ms, or `?ms=`, before it is rendered: what a heavy page costs the process beside the socket. */
export default async function ComputedPage({ searchParams }: ComputedPageProps) {
  await connection()
  const { ms } = await searchParams
  const rounds = computeFor(computeMsOf(ms))
  return <OrderTable title="Orders, counted and counted again" orders={ordersOf(rounds)} />
}
