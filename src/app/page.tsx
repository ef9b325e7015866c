import Link from 'next/link'
import { connection } from 'next/server'
import { currentDeployment } from '../server/deployment.ts'
import { DeploymentCard } from './deployment-card.tsx'
import styles from './page.module.css'

/** What the two deployments are, which one serves this page, and the way to the chat. */
export default async function HomePage() {
  // The same build serves both deployments: which one is known when the process runs.
  await connection()
  const running = currentDeployment().name

  return (
    <main className={styles.page}>
      <header className={styles.intro}>
        <h1>Where should the WebSocket run?</h1>
        <p>
          An LLM’s answer streams over a WebSocket into a Next.js page. The socket’s server can live
          in the Next.js process, or in a process of its own. This app runs either way from the same
          code, and its benchmark measures the difference.
        </p>
        <p>
          <Link href="/streaming/socket" className="button">
            Open the chat
          </Link>
        </p>
      </header>

      <div className={styles.deployments}>
        <DeploymentCard
          name="integrated"
          running={running === 'integrated'}
          processes={[
            {
              name: 'One process',
              port: 3000,
              serves: ['Pages and API', 'WebSocket /api/websocket'],
            },
          ]}
          command="npm run start:integrated"
          summary="One port, one origin, one thing to start and to watch."
          when={[
            'one machine, or a platform that gives you one port',
            'development and small to medium loads',
            'pages that are light, so that rendering them does not delay tokens',
          ]}
        />
        <DeploymentCard
          name="separate"
          running={running === 'separate'}
          processes={[
            { name: 'Next.js', port: 3000, serves: ['Pages and API'] },
            { name: 'Socket server', port: 3001, serves: ['WebSocket /'] },
          ]}
          command="npm run start:separate"
          summary="Each side fails, restarts and scales by itself."
          when={[
            'many sockets, or pages whose rendering is heavy',
            'deploying pages without dropping live answers',
            'socket servers on machines of their own',
          ]}
        />
      </div>

      <p className={styles.migrate}>
        Moving from one to the other edits no source: start the other command. The page learns its
        socket’s address from the server with each request.
      </p>
    </main>
  )
}
