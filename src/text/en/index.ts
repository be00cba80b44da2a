import { mails } from './mails';
import { pages } from './pages';

export const en = { mails, pages };
