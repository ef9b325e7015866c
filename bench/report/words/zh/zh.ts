export * from './claims.ts'
export * from './measures.ts'
export * from './run.ts'
