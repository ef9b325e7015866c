import type { Claim } from './claim.ts'
import { coupling } from './coupling.ts'
import { crossOrigin } from './cross-origin.ts'
import { deploymentComplexity } from './deployment-complexity.ts'
import { developmentEfficiency } from './development-efficiency.ts'
import { faultTolerance } from './fault-tolerance.ts'
import { independentScaling } from './independent-scaling.ts'
import { memoryEfficiency } from './memory-efficiency.ts'
import { operationalComplexity } from './operational-complexity.ts'
import { productionReadiness } from './production-readiness.ts'
import { resourceIsolation } from './resource-isolation.ts'
import { resourceUtilisation } from './resource-utilisation.ts'
import { scalability } from './scalability.ts'
import { stickySessions } from './sticky-sessions.ts'
import { threshold1000Connections } from './threshold-1000-connections.ts'
import { threshold100000Users } from './threshold-100000-users.ts'

/** Every claim of the seed document, in its order: the table, the advantages and drawbacks, the thresholds. */
export const claims: readonly Claim[] = [
  deploymentComplexity,
  operationalComplexity,
  resourceUtilisation,
  memoryEfficiency,
  scalability,
  independentScaling,
  faultTolerance,
  resourceIsolation,
  coupling,
  developmentEfficiency,
  productionReadiness,
  threshold1000Connections,
  threshold100000Users,
  crossOrigin,
  stickySessions,
]
