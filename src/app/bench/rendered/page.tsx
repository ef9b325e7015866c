import type { Metadata } from 'next'
import { connection } from 'next/server'
import { OrderTable } from '../order-table.tsx'
import { ordersOf } from '../orders.ts'

export const metadata: Metadata = { title: 'Rendered page', robots: { index: false } }

/** A page made for each request: what rendering costs the process beside the socket. */
export default async function RenderedPage() {
  await connection()
  return (
    <OrderTable title="Orders of this minute" orders={ordersOf(Math.floor(Date.now() / 60_000))} />
  )
}
