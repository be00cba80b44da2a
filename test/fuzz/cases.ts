/**
 * How many cases are tried in all, and from where: FUZZ_CASES=10000 FUZZ_SEED=1 npx jest test/fuzz. Always the same ones
 * unless asked for others, so that no change is refused for what it has not touched.
 */
const CASES = Number(process.env['FUZZ_CASES'] ?? 1_000);
export const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_121);

/** A part of all cases. */
export const share = (part: number): number => Math.ceil(CASES * part);
