import { faultMeasures } from '../../measures/fault-measures.ts'
import type { MeasureName } from '../../measures/measure.ts'
import { type NamedMeasure, measures as registered } from '../../measures/registry.ts'
import type { CoreAllocation } from '../../plan/core-allocation.ts'
import { roleOf } from '../../verdicts/by-deployment.ts'
import type { Claim, DeploymentName } from '../../verdicts/claims/claim.ts'
import type { ClaimName } from '../../verdicts/claims/registry.ts'
import type { StopReason } from '../../verdicts/comparison.ts'
import type { Language } from '../language.ts'
import type { ClaimWords } from './en/claims.ts'
import * as en from './en/en.ts'
import * as zh from './zh/zh.ts'

/** Everything that the report says, by language. What one language has and the other lacks does not compile. */
export const dictionary: Readonly<Record<Language, typeof en>> = { en, zh }

/**
 * What a measure is called.
 *
 * @throws Error when there is none of that name
 */
export function measureTitle(name: MeasureName, language: Language): string {
  const ofFault = faultMeasures.find(measure => measure.name === name)
  if (ofFault !== undefined) {
    const { kind, fault } = ofFault
    return dictionary[language].faultMeasures[kind](fault.event.words[language])
  }
  const title = dictionary[language].measures[name as NamedMeasure['name']]
  if (title !== undefined) return title
  throw new Error(`expected one of ${registered.length} measures, found ${JSON.stringify(name)}`)
}

/** What a claim says of a comparison whose deployments had their cores so. */
export function claimText(
  { name }: Claim,
  { cores }: { readonly cores?: CoreAllocation | undefined },
  language: Language,
): ClaimWords {
  const { claims, claimsOnOwnCores } = dictionary[language]
  const own: Readonly<Partial<Record<string, Partial<ClaimWords>>>> = claimsOnOwnCores
  return { ...claims[name as ClaimName], ...(cores === 'each' ? own[name] : undefined) }
}

/** Why a comparison made no further round. */
export function stoppedText(reason: StopReason, language: Language): string {
  const wide = reason.kind === 'budget' ? reason.wide : []
  return dictionary[language].stopped(
    reason,
    wide.map(name => measureTitle(name, language)),
  )
}

/** A deployment's name for readers. */
export const deploymentName = (name: string, language: Language) =>
  dictionary[language].deployments[name] ?? name

/** Who has the place of one of the two that the claims compare: itself, or what is laid beside itself. */
export function nameInPlaceOf(
  role: DeploymentName,
  { deployments, language }: { deployments: readonly string[]; language: Language },
): string {
  return deploymentName(deployments.find(name => roleOf(name) === role) ?? role, language)
}

/** A part of a run whose CPU is watched. */
export const partName = (part: string, language: Language) =>
  dictionary[language].parts[part] ?? part

/** Which page of the load it is, as an attribute: "the static page". */
export const pageName = (page: string, language: Language) =>
  dictionary[language].pages[page] ?? page
