import { z } from 'zod';
import { type Effect, effectOf } from '../../src/domain/effect';
import { Instant, instant } from '../../src/domain/ids';
import type { DocumentKind, Term } from '../../src/store/store';

const Note = z.object({
  title: z.string(),
  labels: z.array(z.string()),
  text: z.string(),
  expiresAt: Instant.optional(),
});
export type Note = z.infer<typeof Note>;

export const labelTerm = (text: string): Term => ({ among: 'label', text });

/** A kind with everything a kind can have. */
export const Notes: DocumentKind<Note> = {
  kind: 'note',
  schema: Note,
  order: note => note.title,
  tags: note => note.labels,
  terms: note => note.labels.map(labelTerm),
  expires: note => note.expiresAt,
};

export const note = (title: string, rest: Partial<Note> = {}): Note => ({ title, labels: [], text: '', ...rest });

export const at = (moment: string): Instant => instant(new Date(moment));

export const effectDue = (due: string, id = 'review'): Effect => effectOf(id, at(due), { type: 'review-enrollment' });
