/** The one style sheet of all pages; it stands in the page, and the content security policy knows its hash. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f3f4f6; --card: #fff; --text: #242424; --quiet: #5b5b5b; --line: #dcdcdc; --field: #75777a;
  --brand: #0f5fa8; --brand-over: #0b4a84; --on-brand: #fff;
  --note: #eef5fc; --note-line: #0f5fa8;
  --good: #eaf5ea; --good-line: #107c10;
  --warn: #fff6e0; --warn-line: #8a5a00;
  --bad: #fdf2f3; --bad-line: #b10e1c; --bad-text: #a80d1a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #191919; --card: #262626; --text: #f2f2f2; --quiet: #bdbdbd; --line: #444; --field: #9a9a9a;
    --brand: #6cb4f5; --brand-over: #9accf9; --on-brand: #0d1b28;
    --note: #1d2c3a; --note-line: #6cb4f5;
    --good: #1e2f1e; --good-line: #7ac77a;
    --warn: #352b15; --warn-line: #e3b341;
    --bad: #3a1f22; --bad-line: #ff99a4; --bad-text: #ffa8b1;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--text); overflow-wrap: anywhere;
  font: 1rem/1.55 "Segoe UI", system-ui, -apple-system, Roboto, "Helvetica Neue", sans-serif;
}
header, main, footer { max-width: 40rem; margin-inline: auto; padding-inline: 1.25rem; }
header { padding-block: 1.5rem 1rem; font-weight: 600; display: flex; align-items: center; gap: .625rem; }
header span { inline-size: 1.375rem; block-size: 1.375rem; border-radius: .375rem; background: var(--brand); position: relative; }
header span::after {
  content: ""; position: absolute; inset: .375rem; border: .125rem solid var(--on-brand); border-block-start: 0;
  border-radius: 0 0 .25rem .25rem;
}
main { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 2rem; }
footer { padding-block: 1.25rem 2.5rem; color: var(--quiet); font-size: .9375rem; }
h1, h2, h3 { line-height: 1.3; text-wrap: balance; hyphens: auto; }
h1 { font-size: 1.625rem; font-weight: 600; margin: 0 0 1rem; }
h2 { font-size: 1.1875rem; font-weight: 600; margin: 2rem 0 .75rem; }
h3 { font-size: 1rem; font-weight: 600; margin: 1.25rem 0 .25rem; }
p, ul, ol, dl { margin: 0 0 1rem; }
h3 + p { margin-block-end: .75rem; }
ul, ol { padding-inline-start: 1.5rem; }
li { margin-block-end: .5rem; }
a { color: var(--brand); text-underline-offset: .2em; }
a:hover { color: var(--brand-over); }
:focus-visible { outline: .1875rem solid var(--brand); outline-offset: .125rem; border-radius: .25rem; }
.quiet, .hint { color: var(--quiet); }
.hint { font-size: .9375rem; margin: 0 0 .375rem; }
.partner { border: 1px solid var(--line); border-radius: .5rem; padding: .875rem 1rem; margin-block-end: .75rem; }
.partner p { margin: 0; }
.partner p:first-child { font-weight: 600; }
.notice { border-inline-start: .25rem solid var(--note-line); background: var(--note); border-radius: .25rem; padding: .75rem 1rem; margin-block: 0 1.25rem; }
.notice > :last-child { margin-block-end: 0; }
.notice.warn { border-color: var(--warn-line); background: var(--warn); }
.notice.good { border-color: var(--good-line); background: var(--good); }
.problems { border: .125rem solid var(--bad-line); background: var(--bad); border-radius: .5rem; padding: 1rem 1.25rem; margin-block-end: 1.5rem; }
.problems h2 { margin: 0 0 .5rem; }
.problems ul { margin: 0; }
main > :last-child, .problems li:last-child { margin-block-end: 0; }
.problems a { color: var(--bad-text); font-weight: 600; }
.field { margin-block-end: 1.375rem; border: 0; padding: 0; margin-inline: 0; min-inline-size: 0; }
.field > label, legend { display: block; font-weight: 600; margin-block-end: .25rem; padding: 0; }
legend { float: inline-start; inline-size: 100%; }
legend + * { clear: both; }
.field .problem { color: var(--bad-text); font-weight: 600; margin: 0 0 .375rem; }
.field.refused { border-inline-start: .25rem solid var(--bad-line); padding-inline-start: .875rem; }
input, select, textarea { font: inherit; color: inherit; accent-color: var(--brand); }
input:not([type=checkbox], [type=radio]), select, textarea {
  inline-size: 100%; min-block-size: 2.75rem; padding: .5rem .75rem; background: var(--card);
  border: 1px solid var(--field); border-radius: .375rem;
}
textarea { min-block-size: 18rem; resize: vertical; line-height: 1.5; }
:is(input, select, textarea)[aria-invalid=true]:not([type=checkbox]) { border: .125rem solid var(--bad-line); }
input[readonly]:not([type=checkbox], [type=radio]) { background: var(--page); }
.choice { display: flex; gap: .75rem; align-items: flex-start; padding-block: .5rem; }
.choice input { inline-size: 1.375rem; block-size: 1.375rem; margin: .125rem 0 0; flex: none; }
.choice label { font-weight: 400; }
.choice .hint { display: block; margin: 0; }
button, .button {
  display: inline-flex; align-items: center; justify-content: center; min-block-size: 2.75rem; padding: .5rem 1.25rem;
  font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer;
  border: 1px solid var(--brand); border-radius: .375rem; background: var(--brand); color: var(--on-brand);
}
button:hover, .button:hover { background: var(--brand-over); border-color: var(--brand-over); color: var(--on-brand); }
button.second, .button.second { background: transparent; border-color: var(--field); color: var(--text); }
button.second:hover, .button.second:hover { background: var(--page); border-color: var(--text); color: var(--text); }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin-block: 1.25rem 1rem; }
[hidden] { display: none !important; }
.letter { border-block-start: 1px solid var(--line); padding-block: 1rem; }
.letter h2 { margin: 0 0 .25rem; }
.letter .body { white-space: pre-wrap; margin: .75rem 0 0; }
.search { display: flex; flex-wrap: wrap; gap: .75rem; align-items: flex-end; }
.search .field { flex: 1 1 14rem; margin: 0; }
@media (max-width: 30rem) {
  header { padding-block: 1rem .75rem; }
  main { border-radius: 0; border-inline: 0; padding: 1.25rem; }
  h1 { font-size: 1.3125rem; }
  button, .button { inline-size: 100%; }
}
@media (forced-colors: active) { header span { forced-color-adjust: none; } }
`;
