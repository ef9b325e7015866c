import { dashboard } from './dashboard.ts'
import { processErrors } from './panels/process-errors.ts'
import { saturation } from './panels/saturation.ts'
import { utilisation } from './panels/utilisation.ts'
import { uids } from './uids.ts'

/** USE of each process: utilisation, saturation, errors. */
export const processes = dashboard({
  uid: uids.process,
  title: 'Chat: process',
  description: 'Utilisation, saturation and errors of each process of each deployment.',
  sections: [
    { title: 'Utilisation', panels: utilisation },
    { title: 'Saturation', panels: saturation },
    { title: 'Errors', panels: processErrors },
  ],
})
