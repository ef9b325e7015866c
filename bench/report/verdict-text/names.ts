import type { DeploymentName } from '../../verdicts/claims/claim.ts'
import type { Translated } from '../../words.ts'

/** The two deployments as a sentence calls them; the Chinese names are the seed's. */
export const deploymentNames: Readonly<Record<DeploymentName, Translated>> = {
  integrated: { en: 'integrated', zh: '集成部署' },
  separate: { en: 'separate', zh: '分离部署' },
}
