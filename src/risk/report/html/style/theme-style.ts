const LIGHT = `
--paper: #f4f5f7; --card: #ffffff; --ink: #1b2430; --muted: #56606c; --line: #d8dde3; --track: #edf0f3;
--link: #1d5fa8; --first: #2563a8; --second: #7389a8; --third: #8a5a9c;
--good: #1a7a48; --caution: #946200; --bad: #bd272d;
--heat-0: #2166ac; --heat-1: #5b9bd0; --heat-2: #9fcae4; --heat-3: #d9e9f3; --heat-4: #f1f2f4;
--heat-5: #fce4d2; --heat-6: #f7ba90; --heat-7: #e58450; --heat-8: #ad360d;
--on-heat-0: #ffffff; --on-heat-1: #10161d; --on-heat-2: #10161d; --on-heat-3: #10161d; --on-heat-4: #10161d;
--on-heat-5: #10161d; --on-heat-6: #10161d; --on-heat-7: #10161d; --on-heat-8: #ffffff;
`;

const DARK = `
--paper: #0d1117; --card: #161c24; --ink: #e6eaef; --muted: #a0aab5; --line: #343c47; --track: #232b35;
--link: #79b8ff; --first: #6cb0ff; --second: #71839b; --third: #c99ade;
--good: #4fc27e; --caution: #e0b040; --bad: #ff7d75;
--heat-0: #86bdf0; --heat-1: #5697d6; --heat-2: #2f6398; --heat-3: #24405d; --heat-4: #262d36;
--heat-5: #4d3628; --heat-6: #855232; --heat-7: #d07a48; --heat-8: #f7a873;
--on-heat-0: #10161d; --on-heat-1: #10161d; --on-heat-2: #ffffff; --on-heat-3: #ffffff; --on-heat-4: #ffffff;
--on-heat-5: #ffffff; --on-heat-6: #ffffff; --on-heat-7: #10161d; --on-heat-8: #10161d;
`;

/** Every colour of the page, by day and by night; paper is always day. Text has a contrast of 4.5, pictures of 3. */
export const THEME_STYLE = `
:root { color-scheme: light dark;${LIGHT}}
@media screen and (prefers-color-scheme: dark) { :root {${DARK}} }
`;
