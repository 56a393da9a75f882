/** One column, from 320 pixels up; tables and nothing else may be wider than the page, and then scroll by themselves. */
export const LAYOUT_STYLE = `
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.5;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
header, main, footer { max-width: 58rem; margin: 0 auto; padding: 0 1rem; overflow-wrap: anywhere; }
header { padding-top: 1.5rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .75rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
p { margin: .5rem 0; max-width: 44rem; }
a { color: var(--link); }
small, .faint { color: var(--muted); font-size: .875rem; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -100vw; background: var(--card); padding: .5rem 1rem; z-index: 1; }
.skip:focus { left: 1rem; top: .5rem; }
nav ul { list-style: none; margin: 1rem 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
nav a { display: inline-block; padding: .25rem 0; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: 0 0 1rem;
  padding: 1.25rem; scroll-margin-top: 1rem; }
dl { margin: 0; }
dt { color: var(--muted); font-size: .875rem; }
dd { margin: 0; font-variant-numeric: tabular-nums; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); gap: .75rem 1.25rem; margin: .75rem 0; }
.headline { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 1rem .75rem; }
.headline div { border-left: 4px solid var(--line); padding-left: .75rem; }
.headline dd { font-size: 1.75rem; font-weight: 650; line-height: 1.25; }
.headline small { display: block; font-weight: 400; line-height: 1.35; }
.good { color: var(--good); } .caution { color: var(--caution); } .bad { color: var(--bad); }
.status { font-weight: 650; }
figure { margin: 1rem 0; }
figcaption { font-weight: 600; margin-bottom: .5rem; }
svg { display: block; width: 100%; height: auto; }
.narrow svg { max-width: 420px; }
.narrow { display: none; }
.scroll { overflow-x: auto; margin: .75rem 0; background:
  linear-gradient(to right, var(--card) 40%, transparent) local left / 2.5rem 100% no-repeat,
  linear-gradient(to left, var(--card) 40%, transparent) local right / 2.5rem 100% no-repeat,
  linear-gradient(to right, var(--line), transparent) left / .75rem 100% no-repeat,
  linear-gradient(to left, var(--line), transparent) right / .75rem 100% no-repeat; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .375rem; }
caption span { display: inline-block; position: sticky; left: 0; max-width: calc(100vw - 4rem); }
th, td { text-align: left; padding: .3125rem .75rem .3125rem 0; border-bottom: 1px solid var(--line); vertical-align: baseline;
  overflow-wrap: normal; }
th[scope="row"] { font-weight: 500; }
th[scope="row"] .name { display: inline-block; min-width: 6.5rem; }
.long { display: block; width: 12rem; overflow-wrap: anywhere; }
thead th { color: var(--muted); font-weight: 500; font-size: .875rem; white-space: nowrap; }
.right { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
tfoot th, tfoot td { font-weight: 650; border-bottom: 0; }
details { margin: .75rem 0; }
summary { cursor: pointer; color: var(--link); padding: .25rem 0; }
ul { padding-left: 1.25rem; margin: .5rem 0; }
li { margin: .25rem 0; }
code { font-size: .875em; overflow-wrap: anywhere; }
footer { padding-bottom: 2rem; color: var(--muted); font-size: .875rem; }
@media screen and (max-width: 719px) {
  header, main, footer { padding-left: .75rem; padding-right: .75rem; }
  section { padding: 1rem .75rem; }
  h1 { font-size: 1.5rem; }
  .wide { display: none; } .narrow { display: block; }
}
`;
