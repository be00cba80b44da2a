import type { en } from './en';

/** The shape of all texts, as the English ones have it; the German ones must have the same. */
export type Texts = Shape<typeof en>;
type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };
