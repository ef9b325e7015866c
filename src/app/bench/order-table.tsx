import styles from './order-table.module.css'
import type { Order } from './orders.ts'

type OrderTableProps = { readonly title: string; readonly orders: readonly Order[] }

/** A list such as many pages have: enough rows to be a page, no client code of its own. */
export function OrderTable({ title, orders }: OrderTableProps) {
  const totalCents = orders.reduce((sum, order) => sum + order.totalCents, 0)
  return (
    <main className={styles.page}>
      <h1>{title}</h1>
      <p>
        {orders.length} orders, {euros(totalCents)}. The benchmark loads this page beside the
        socket.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Order</th>
            <th scope="col">Customer</th>
            <th scope="col">City</th>
            <th scope="col">Status</th>
            <th scope="col">Total</th>
          </tr>
        </thead>
        <tbody>
          {orders.map(order => (
            <tr key={order.id}>
              <td>{order.id}</td>
              <td>{order.customer}</td>
              <td>{order.city}</td>
              <td data-status={order.status}>{order.status}</td>
              <td>{euros(order.totalCents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  )
}

function euros(cents: number): string {
  return `€ ${(cents / 100).toFixed(2)}`
}
