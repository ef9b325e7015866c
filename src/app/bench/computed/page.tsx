import type { Metadata } from 'next'
import { connection } from 'next/server'
import { computeFor50Ms } from '../busy.ts'
import { OrderTable } from '../order-table.tsx'
import { ordersOf } from '../orders.ts'

export const metadata: Metadata = { title: 'Computed page', robots: { index: false } }

/** A page that computes for 50 ms before it is rendered: what a heavy page costs the process beside the socket. */
export default async function ComputedPage() {
  await connection()
  const rounds = computeFor50Ms()
  return <OrderTable title="Orders, counted and counted again" orders={ordersOf(rounds)} />
}
