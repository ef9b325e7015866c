import type { Metadata } from 'next'
import { OrderTable } from '../order-table.tsx'
import { ordersOf } from '../orders.ts'

export const metadata: Metadata = { title: 'Static page', robots: { index: false } }
export const dynamic = 'force-static'

/** A page made once, by the build: what serving a file costs the process beside the socket. */
export default function StaticPage() {
  return <OrderTable title="Orders of a fixed day" orders={ordersOf(1)} />
}
