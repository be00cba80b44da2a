import { InvalidInput } from '../../domain/errors';
import type { Answers } from '../../domain/form';
import { confirmSwitch, openSwitch } from '../../workflows/confirm-switch';
import { problemTexts } from '../fields';
import { formEntry, type RefusedForm } from '../form';
import { azureSwitchPage, switchConfirmedPage } from '../pages/azure-switch';
import { pageReply, type Reply } from '../reply';
import type { Site } from '../site';
import type { Visit } from '../visit';

export async function showSwitch({ ports }: Site, visit: Visit, refused?: RefusedForm): Promise<Reply> {
  const azureSwitch = await openSwitch(ports, visit.token);
  const page = azureSwitchPage(formEntry(visit, refused), azureSwitch, visit.locale);
  return pageReply(visit.language, refused?.status ?? 200, page);
}

/** The customer's billing owner confirms. */
export async function answerSwitch(site: Site, visit: Visit, answers: Answers): Promise<Reply> {
  const { language, token } = visit;
  try {
    return pageReply(language, 200, switchConfirmedPage(language, await confirmSwitch(site.ports, token, answers)));
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return showSwitch(site, visit, { status: 422, answers, problems: problemTexts(language, error.fields) });
  }
}
