/** Everything that a chart may use, as CSS variables: once for light and once for dark. */
export const colourVariables = `:root {
  color-scheme: light dark;
  --page: #fbfbf9; --raised: #ffffff; --sunken: #f2f3ef;
  --text: #1c211f; --quiet: #5a645f; --line: #dde1dc; --accent: #0b6b58;
  --band: #e4e7e2; --limit: #b3261e;
  --series-1: #0067a8; --series-2: #c4560a; --series-3: #00785a; --series-4: #a3437f; --series-5: #6b6f2b;
  --confirmed: #0b6b58; --refuted: #a8371f; --no-difference: #44566c; --inconclusive: #7d5a00; --not-measured: #5a645f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #131615; --raised: #1a1e1d; --sunken: #202624;
    --text: #e6eae7; --quiet: #9ca7a1; --line: #303735; --accent: #62cbb0;
    --band: #2a302e; --limit: #ff8f84;
    --series-1: #62b5ea; --series-2: #f0a04b; --series-3: #3cc79b; --series-4: #de93c0; --series-5: #c3c769;
    --confirmed: #62cbb0; --refuted: #ff9c85; --no-difference: #a9bdd6; --inconclusive: #e3bb5c; --not-measured: #9ca7a1;
  }
}
`

/** The looks of the page. */
export const style = `
${colourVariables}*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body {
  margin: 0 auto; padding: 1.25rem clamp(1rem, 4vw, 2.5rem) 5rem; max-width: 66rem;
  background: var(--page); color: var(--text);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  overflow-wrap: break-word;
}
body:has(#language-en:checked) main.zh, body:has(#language-zh:checked) main.en { display: none; }
a { color: var(--accent); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 3px; }
.language { display: flex; justify-content: flex-end; gap: 1rem; margin: 0; padding: 0; border: 0; font-size: 0.875rem; color: var(--quiet); }
.language legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.language label { display: inline-flex; gap: 0.4rem; align-items: center; min-height: 1.75rem; cursor: pointer; }
.language input { accent-color: var(--accent); margin: 0; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; letter-spacing: -0.012em; }
h1 { font-size: clamp(2rem, 6vw, 3.1rem); font-weight: 680; margin: 1.5rem 0 1rem; letter-spacing: -0.025em; }
h2 { font-size: 1.65rem; font-weight: 660; margin: 4.5rem 0 1.25rem; }
h3 { font-size: 1.2rem; font-weight: 640; margin: 0 0 0.75rem; }
main.zh :is(h1, h2, h3) { letter-spacing: 0; }
p { margin: 0 0 1rem; max-width: 44rem; text-wrap: pretty; }
.lead { font-size: 1.125rem; }
header .lead { color: var(--quiet); font-size: 1.2rem; max-width: 42rem; }
.quiet, .reading { color: var(--quiet); font-size: 0.9rem; }
ul { list-style: none; margin: 0; padding: 0; }
.facts { display: flex; flex-wrap: wrap; gap: 0.2rem 1.25rem; color: var(--quiet); font-size: 0.875rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.35rem 1.4rem; margin-top: 1.75rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 0.95rem; }
.tally { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 1px; margin-bottom: 2rem; background: var(--line); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
.tally li { display: flex; flex-direction: column; gap: 0.15rem; padding: 1rem 1.15rem; background: var(--raised); }
.tally b { font-size: 2rem; line-height: 1.1; font-weight: 600; font-variant-numeric: tabular-nums; }
.verdict { font-weight: 600; white-space: nowrap; font-size: 0.9rem; color: var(--not-measured); }
.confirmed { color: var(--confirmed); } .refuted { color: var(--refuted); }
.no-difference { color: var(--no-difference); } :is(.inconclusive, .mixed, .for, .against) { color: var(--inconclusive); }
h3 .verdict { margin-left: 0.5rem; font-size: 0.95rem; letter-spacing: 0; }
section section { padding: 2.25rem 0 1rem; border-top: 1px solid var(--line); }
section section:first-of-type { border-top: 0; padding-top: 0; }
blockquote { margin: 0 0 1.25rem; padding: 0.1rem 0 0.1rem 1.1rem; border-left: 3px solid var(--line); color: var(--quiet); }
blockquote p { margin: 0; } blockquote footer { font-size: 0.85rem; } blockquote footer::before { content: "— "; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(19rem, 100%), 1fr)); gap: 1rem 2.25rem; margin: 0 0 1.75rem; }
dt { font-size: 0.85rem; font-weight: 600; color: var(--quiet); }
dd { margin: 0.1rem 0 0; }
.scroll { overflow-x: auto; margin: 0 0 1.75rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.925rem; line-height: 1.45; }
caption { text-align: left; font-size: 0.85rem; font-weight: 600; color: var(--quiet); padding-bottom: 0.5rem; }
caption span { position: sticky; left: 0; display: inline-block; max-width: calc(100vw - 4rem); }
th, td { padding: 0.55rem 0.9rem 0.55rem 0; text-align: left; vertical-align: baseline; border-top: 1px solid var(--line); }
thead th { border-top: 0; border-bottom: 1px solid var(--line); font-size: 0.82rem; font-weight: 600; color: var(--quiet); }
tbody th { font-weight: 500; } tbody tr:first-child > * { border-top: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
th.number { white-space: normal; } tbody th.number { text-align: left; }
tr > :last-child { padding-right: 0; }
th[scope="row"] { min-width: 9.5rem; } td.text { min-width: 4.5em; } th small, td small { display: block; font-weight: 400; white-space: normal; color: var(--quiet); font-size: 0.85em; }
figure { margin: 0 0 1.75rem; padding: 1.25rem 1.35rem 1rem; background: var(--raised); border: 1px solid var(--line); border-radius: 12px; }
figcaption { font-weight: 600; margin-bottom: 0.35rem; }
.legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1.4rem; margin-bottom: 0.9rem; font-size: 0.875rem; color: var(--quiet); }
.legend li { display: inline-flex; align-items: center; gap: 0.45rem; } .legend svg { flex: none; }
figure > svg { display: block; max-width: 100%; height: auto; font-family: inherit; }
figure > svg.narrow { display: none; }
.reading { margin: 0.75rem 0 0.5rem; }
summary { cursor: pointer; font-size: 0.875rem; color: var(--quiet); width: fit-content; }
details .scroll { margin: 0.75rem 0 0.5rem; } section > details { margin-bottom: 1.25rem; }
aside { padding: 0.85rem 1.1rem; background: var(--sunken); border-radius: 10px; font-size: 0.925rem; max-width: 50rem; margin-bottom: 1rem; }
aside p { margin: 0.15rem 0 0; }
code, pre { font-family: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "Noto Sans Mono", monospace; font-size: 0.9em; }
pre { padding: 0.9rem 1.1rem; background: var(--sunken); border-radius: 10px; overflow-x: auto; line-height: 1.55; margin: 0 0 1.5rem; }
@media (max-width: 46rem) {
  h2 { margin-top: 3.5rem; }
  figure { padding: 1rem 0.9rem 0.75rem; }
  figure > svg.wide { display: none; } figure > svg.narrow { display: block; }
  .tally { grid-template-columns: repeat(2, 1fr); }
  .tally li:last-child:nth-child(odd) { grid-column: span 2; }
  .stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacked tr { display: block; padding: 0.8rem 0; border-top: 1px solid var(--line); }
  .stacked tbody tr:first-child { border-top: 0; padding-top: 0; }
  .stacked :is(tbody th, td) { display: block; padding: 0 0 0.2rem; border: 0; }
}
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10pt; background: none; }
  .language, nav, summary { display: none; }
  figure, aside, tr, blockquote { break-inside: avoid; } h2, h3 { break-after: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .scroll { overflow: visible; } a { color: inherit; text-decoration: none; }
  figure > svg.wide { display: block; } figure > svg.narrow { display: none; }
}
`
