import { z } from 'zod';

/** The Microsoft cloud that a tenant lives in. */
export const Cloud = z.enum(['global', 'us-government']);
export type Cloud = z.infer<typeof Cloud>;

/** Why a task does not exist in a national cloud; the words are in src/text under `clouds`. */
export const CloudLimit = z.enum(['one-partner', 'indirect-model', 'users-read-only', 'customer-agreement']);
export type CloudLimit = z.infer<typeof CloudLimit>;

/** In which clouds something does not exist, and why. */
export type CloudLimits = Readonly<Partial<Record<Cloud, CloudLimit>>>;

/** Where nothing is said, it is the global cloud. */
export const cloudOf = ({ cloud = 'global' }: { readonly cloud?: Cloud | undefined }): Cloud => cloud;
