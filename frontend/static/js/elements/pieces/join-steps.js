// The screens of joining, each with one sentence of why.
import { html, nothing } from '../../../vendor/lit@3.3.3/lit.js';
import { isUnlocked } from '../../journal/desk.js';
import { confirmCode, signUp } from '../../journal/joining.js';
import { gettext, interpolate } from '../../journal/texts.js';
import '../email-code.js';
import '../name-field.js';
import '../passphrase-field.js';
import '../recovery-card.js';
import '../recovery-field.js';
import '../unlock-form.js';

/** @typedef {import('../join-flow.js').JoinFlow} JoinFlow */

/** @type {Record<string, (flow: JoinFlow) => unknown>} */
export const STEPS = { email, code: email, way, passphrase, recovery, typed, name };

/** @param {string} title @param {unknown} why */
const head = (title, why) => html`<header class="stack"><h1 tabindex="-1">${title}</h1><p>${why}</p></header>`;

/** @param {JoinFlow} flow */
function email(flow) {
  const sent = flow.step === 'code';
  return html`
    ${sent
      ? head(gettext('Type the code'), gettext('So that we know the address is yours. It works for a few minutes.'))
      : head(gettext('Your e-mail'), gettext('We send a code there instead of asking for a password. It is the only thing about you that we can read.'))}
    <email-code .email=${flow.email} ?sent=${sent} .ask=${signUp} .confirm=${confirmCode}
      @asked=${(/** @type {CustomEvent} */ event) => { flow.email = event.detail.email; flow.step = 'code'; }}
      @changed=${() => { flow.step = 'email'; }}
      @confirmed=${() => flow.goTo('way')}></email-code>
    ${sent ? html`<p class="small">${gettext('Nothing came? Look in the spam folder. If you joined before, there is no new account to make:')} <a href="/sign-in/">${gettext('sign in')}</a>.</p>` : nothing}`;
}

/** @param {JoinFlow} flow */
function way(flow) {
  const passkeys = 'PublicKeyCredential' in window;
  return html`
    ${head(gettext('One touch opens your journal'), gettext('Your device keeps a passkey behind your finger, face or screen lock. It holds the key to your words, so that nobody else can read them. Not even we can.'))}
    ${passkeys ? nothing : html`<p class="sheet quiet">${gettext('This browser has no passkeys. A passphrase does the same work.')}</p>`}
    <div class="foot stack">
      ${flow.problemLine()}
      ${passkeys ? html`<button class="button wide" ?disabled=${flow.busy} @click=${() => flow.attempt(() => flow.touch())}>${gettext('Make a passkey')}</button>` : nothing}
      <button class="button wide ${passkeys ? 'plain' : ''}" ?disabled=${flow.busy} @click=${() => flow.goTo('passphrase')}>
        ${passkeys ? gettext('Use a passphrase instead') : gettext('Choose a passphrase')}
      </button>
    </div>`;
}

/** @param {JoinFlow} flow */
function passphrase(flow) {
  const why = flow.note || gettext('Four or five words that only you would put together. We never see it and cannot send it again.');
  return html`
    ${head(gettext('Choose a passphrase'), why)}
    <passphrase-field fresh .account=${flow.email} .label=${gettext('Use this passphrase')}
      .use=${(/** @type {string} */ secret) => flow.keep({ kind: 'passphrase', secret })}></passphrase-field>
    ${'PublicKeyCredential' in window && !flow.note ? html`<p><button class="button text" @click=${() => flow.goTo('way')}>${gettext('Use a passkey instead')}</button></p>` : nothing}`;
}

/** @param {JoinFlow} flow */
function recovery(flow) {
  return html`
    <div class="stack loose">
      ${head(gettext('Your recovery code'), gettext('If you lose this phone, these letters open your journal. We do not have them, so nobody but you can use them, and we cannot send them again.'))}
      <recovery-card .code=${flow.recovery}></recovery-card>
      <p class="no-print quiet-words">${gettext('A good place is on paper, with your other papers. Next we ask you to type it once, to be sure that it reads well.')}</p>
    </div>
    <div class="foot no-print"><button class="button wide" @click=${() => flow.goTo('typed')}>${gettext('I have written it down')}</button></div>`;
}

/** @param {JoinFlow} flow */
function typed(flow) {
  return html`
    ${head(gettext('Type it once'), gettext('Read it from where you keep it. Capitals, spaces and dashes make no difference.'))}
    <recovery-field .label=${gettext('It reads well')} .use=${(/** @type {string} */ text) => flow.typed(text)}></recovery-field>
    <p><button class="button text" @click=${() => flow.goTo('recovery')}>${gettext('Show me the code again')}</button></p>`;
}

/** @param {JoinFlow} flow */
function name(flow) {
  const [title, why] = flow.therapist
    ? [gettext('The name people will see'), gettext('It stands in your invitations and beside your answers.')]
    : [interpolate(gettext('What may %(name)s call you?'), { name: flow.inviter }), interpolate(gettext('A first name is enough. It is sealed like your words: only %(name)s can read it.'), { name: flow.inviter })];
  return html`
    ${head(title, why)}
    <name-field .use=${(/** @type {string} */ text) => flow.call(text)} .example=${flow.therapist ? gettext('Dr. Ines Vega') : gettext('Ana')}></name-field>
    ${flow.therapist ? nothing : html`<p><button class="button text" @click=${() => flow.attempt(() => flow.leave())}>${gettext('Not now')}</button></p>`}`;
}

/** Someone who has joined before opens an invitation: it links the two, once the words are unlocked. @param {JoinFlow} flow */
export function known(flow) {
  const open = isUnlocked();
  return html`
    <div class="stack loose">
      ${head(
        flow.therapist ? gettext('Read what people choose to share with you') : interpolate(gettext('Link your journal with %(name)s?'), { name: flow.inviter }),
        flow.therapist ? gettext('This invitation makes your account one that people can share with.') : interpolate(gettext('Nothing is shared by this. Afterwards you can choose what %(name)s may read, answer by answer.'), { name: flow.inviter }),
      )}
      ${open ? nothing : html`<p>${gettext('You have joined before. Unlock first.')}</p><unlock-form @unlocked=${() => flow.requestUpdate()}></unlock-form>`}
    </div>
    <div class="foot stack">
      ${flow.problemLine()}
      ${open ? html`<button class="button wide" ?disabled=${flow.busy} @click=${() => flow.attempt(() => flow.goTo('arriving'))}>${gettext('Yes, link us')}</button>` : nothing}
      <a class="button plain wide" href="/">${gettext('Not now')}</a>
    </div>`;
}
