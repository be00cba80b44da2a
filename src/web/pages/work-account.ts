import { Cloud } from '../../domain/cloud';
import { text, texts } from '../../text/text';
import { countriesIn } from '../countries';
import { checkBox, choiceField, problemSummary, selectField } from '../fields';
import { type FormEntry, postForm } from '../form';
import { html } from '../html';
import { type Page, refusedTitle } from '../layout';
import { sandboxNotice } from './sandbox-notice';

/** Stands in for the sign-in with the work account. */
export function workAccountPage(entry: FormEntry): Page {
  const { language } = entry;
  const t = texts(language, 'pages.workAccount');
  const accounts = [
    { value: 'global-admin', label: t.globalAdmin, hint: t.globalAdminHint },
    { value: 'user', label: t.user },
    { value: 'create', label: text(language, 'buttons.createOne'), hint: t.createHint },
  ];
  const countries = countriesIn(language).map(({ code, name }) => ({ value: code, label: name }));
  const clouds = Cloud.options.map(cloud => ({ value: cloud, label: text(language, `clouds.${cloud}`) }));
  const body = html`${problemSummary(entry)}
<h1>${t.title}</h1>
${sandboxNotice(language)}
${postForm(
  entry,
  html`${choiceField(entry, { id: 'account', label: t.account }, accounts)}
${selectField(entry, { id: 'country', label: t.country, hint: t.countryHint }, countries)}
${selectField(entry, { id: 'cloud', label: t.cloud, hint: t.cloudHint }, clouds)}
${checkBox(entry, { id: 'alreadyEnrolled', label: t.alreadyEnrolled, hint: t.alreadyEnrolledHint })}
<div class="buttons"><button>${text(language, 'buttons.signIn')}</button></div>`,
)}`;
  return { title: refusedTitle(entry, t.title), body };
}
