import type { TurnContext } from 'botbuilder-core';
import { DialogContext, type DialogSet, type DialogStateManagerConfiguration } from './dialogs-sdk';

/** Where botbuilder-dialogs keeps it during a turn. */
const CONFIGURATION = 'DialogStateManagerConfiguration';

let configuration: DialogStateManagerConfiguration | undefined;

/** The open dialogs of a chat. The SDK would put its memory scopes together in every turn; they are the same in all. */
export function openDialogs(
  dialogs: DialogSet,
  context: TurnContext,
  state: ConstructorParameters<typeof DialogContext>[2],
): DialogContext {
  if (configuration) context.turnState.set(CONFIGURATION, configuration);
  const dialog = new DialogContext(dialogs, context, state);
  configuration ??= dialog.state.configuration;
  return dialog;
}
