import type { Texts } from '../text';
import { mails } from './mails';
import { pages } from './pages';

export const de: Texts = { mails, pages };
