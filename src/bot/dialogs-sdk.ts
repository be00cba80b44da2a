/**
 * What is used of botbuilder-dialogs. Its index also loads the recognizers of numbers and dates in a dozen languages,
 * which would take a third of every start and which nothing here asks for.
 */
export { Dialog, type DialogInstance, type DialogTurnResult } from 'botbuilder-dialogs/lib/dialog';
export { DialogContext } from 'botbuilder-dialogs/lib/dialogContext';
export { DialogContextError } from 'botbuilder-dialogs/lib/dialogContextError';
export { DialogSet } from 'botbuilder-dialogs/lib/dialogSet';
export type { DialogStateManagerConfiguration } from 'botbuilder-dialogs/lib/memory';
export { WaterfallDialog } from 'botbuilder-dialogs/lib/waterfallDialog';
export type { WaterfallStepContext } from 'botbuilder-dialogs/lib/waterfallStepContext';
