import { buttons } from './buttons';
import { cards } from './cards';
import { chat } from './chat';
import { commands } from './commands';
import { errors } from './errors';
import { fields } from './fields';
import { mails } from './mails';
import { pages } from './pages';
import { partnerKinds } from './partner-kinds';
import { roles } from './roles';

export const en = { buttons, cards, chat, commands, errors, fields, mails, pages, partnerKinds, roles };
