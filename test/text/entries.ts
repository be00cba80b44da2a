/** Every text by its path, such as `cards.help.welcome`. */
export type Entries = ReadonlyMap<string, string>;

export function entriesOf(texts: object, prefix = ''): Entries {
  return new Map(
    Object.entries(texts).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[prefix + name, value]] : [...entriesOf(value, `${prefix}${name}.`)],
    ),
  );
}
