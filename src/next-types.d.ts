// What Next writes to next-env.d.ts, which differs between `next dev` and `next build` and is therefore not kept.
/// <reference types="next" />
/// <reference types="next/image-types/global" />
