import { z } from 'zod';
import { DeskError } from '../../domain/errors';
import { CustomerId, idFrom, UserImportId } from '../../domain/ids';
import { PERMISSIONS } from '../../domain/permissions';
import { text } from '../../text/text';
import { customerWithUsers } from '../../workflows/customer-users';
import { checkUserFile, importChoices, showSignIns, startUserImport, userImportOf } from '../../workflows/user-import';
import type { Click, SentFile } from '../activity';
import { checkedImportCard, fileTakenCard, signInsCard, userFileCard, userImportCard } from '../cards/user-import';
import { flow } from '../flow';
import type { Turn } from '../turn';
import { cancel } from './cancel';

interface Options {
  customer?: string;
  userImport?: string;
  /** What is shown and chosen on the card of the check, while its pages are turned. */
  page?: number;
  usageLocation?: string;
  licenses?: string;
}

const PageNumber = z.coerce.number().int().min(0).catch(0);

const customerIn = ({ customer }: Options): CustomerId => idFrom(CustomerId, customer);
const importIn = ({ userImport }: { userImport?: string }): UserImportId => idFrom(UserImportId, userImport);

async function check({ ports, actor }: Turn, options: Options, file: Uint8Array): Promise<void> {
  const { id } = await checkUserFile(ports, actor, customerIn(options), file);
  options.userImport = id;
  options.page = 0;
}

/** A file that was attached; the card that has asked for it makes room for the next. */
async function take(turn: Turn, options: Options, [file, another]: readonly SentFile[]): Promise<void> {
  if (!file || another) throw new DeskError('one-file');
  await check(turn, options, await turn.load(file));
  turn.replies.close(fileTakenCard(turn.actor, file.name));
}

/** A file, what would happen to each of its lines, and then the users. */
export const uploadUsersFlow = flow<Options>('upload-users', [
  {
    name: 'file',
    show: async ({ ports, actor }, options, card) =>
      userFileCard(
        actor,
        await customerWithUsers(ports, actor, PERMISSIONS.manageCustomerUsers, customerIn(options)),
        card,
      ),
    answers: {
      validate: async (turn, options, { inputs }) => {
        await check(turn, options, Buffer.from(inputs['csv'] ?? ''));
        return 'next';
      },
      cancel,
    },
    received: async (turn, options, files) => {
      await take(turn, options, files);
      return 'next';
    },
  },
  {
    name: 'check',
    show: async ({ ports, actor }, options, card) => {
      const { userImport, choices } = await importChoices(ports, actor, importIn(options));
      const { page = 0, usageLocation, licenses } = options;
      const shown = {
        page,
        ...(usageLocation !== undefined && { usageLocation }),
        ...(licenses !== undefined && { licenses }),
      };
      return checkedImportCard(actor, userImport, choices, shown, card);
    },
    answers: {
      add: async ({ ports, actor, replies, openCard }, options, { inputs, activityId }) => {
        const shownIn = activityId ?? openCard;
        replies.show(userImportCard(actor, await startUserImport(ports, actor, importIn(options), inputs, shownIn)));
        return 'end';
      },
      page: async (_turn, options, { args, inputs: { usageLocation, licenses } }) => {
        options.page = PageNumber.parse(args['page']);
        if (usageLocation !== undefined) options.usageLocation = usageLocation;
        if (licenses !== undefined) options.licenses = licenses;
        return 'again';
      },
      'other-file': async () => 'restart',
      cancel,
    },
    received: async (turn, options, files) => {
      await take(turn, options, files);
      return 'again';
    },
  },
]);

export async function showUserImport({ ports, actor, replies }: Turn, args: Click['args']): Promise<void> {
  const userImport = await userImportOf(ports, actor, importIn(args));
  replies.show(userImportCard(actor, userImport, PageNumber.parse(args['page'])));
}

/** The passwords go to the card and nowhere else. Whoever clicks twice has them on the card already. */
export async function showSignInsOf({ ports, actor, replies }: Turn, args: Click['args']): Promise<void> {
  try {
    const shown = PageNumber.parse(args['shown']);
    const { userImport, signIns } = await showSignIns(ports, actor, importIn(args), shown);
    replies.showBriefly(signInsCard(actor, userImport, signIns), userImportCard(actor, userImport));
  } catch (error) {
    if (!(error instanceof DeskError) || error.code !== 'already-shown') throw error;
    replies.remark = text(actor.language, 'errors.already-shown');
  }
}
