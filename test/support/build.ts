import { ensureBuild } from '../../src/server/ensure-build.ts'

/** The production pages, built once for every test that starts a deployment. */
export default ensureBuild
