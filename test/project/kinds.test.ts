import { KINDS } from '../../src/kinds';
import { filesIn } from './sources';

/** What is copied from one store to another must not forget a kind. */
describe('the kinds of documents', () => {
  it('are all known by name', () => {
    const declared = filesIn('src').flatMap(({ text }) =>
      [...text.matchAll(/(?:= documentKind\(|: DocumentKind<\w+> = )\{\s*kind: '([\w-]+)'/g)].map(([, kind]) => kind),
    );
    expect(declared.length).toBeGreaterThan(10);
    expect(KINDS.map(({ kind }) => kind).sort()).toEqual(declared.sort());
  });
});
