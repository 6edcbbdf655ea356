// The first screen of joining: who invites, what this is, what it is not.
import { html, nothing } from '../../../vendor/lit@3.3.3/lit.js';
import { gettext, interpolate } from '../../journal/texts.js';

/** @typedef {import('../join-flow.js').JoinFlow} JoinFlow */

/** @param {JoinFlow} flow */
export function welcome(flow) {
  const unusable = flow.invitation?.state === 'unusable';
  return html`
    <div class="stack loose">
      ${unusable ? spent() : greeting(flow)}
      <p>${gettext('It takes about a minute: your e-mail, one touch, and a recovery code to keep.')}</p>
      <p class="sheet quiet small">
        ${gettext('For people aged 18 and over. This is a place to write: it is not medical care, and nobody watches it. In an emergency, use Help now.')}
      </p>
    </div>
    <div class="foot stack">
      <button class="button wide" @click=${() => flow.goTo('email')}>${unusable ? gettext('Begin without an invitation') : gettext('Begin')}</button>
      <p class="row centre"><a class="button text" href="/sign-in/">${gettext('I have joined before')}</a></p>
    </div>`;
}

/** @param {JoinFlow} flow */
function greeting(flow) {
  if (flow.therapist) {
    return html`<header class="stack">
      <h1 tabindex="-1">${gettext('Read what people choose to share with you')}</h1>
      <p>${gettext('Between sessions they write here, and pick what you may read, answer by answer. Only the two of you can open it.')}</p>
    </header>`;
  }
  const invited = flow.invitation !== null;
  return html`<header class="stack">
    ${invited ? html`<p class="over">${gettext('An invitation')}</p>` : nothing}
    <h1 tabindex="-1">${invited ? interpolate(gettext('%(name)s invites you to write here'), { name: flow.invitation?.name || gettext('Your therapist') }) : gettext('A private place to write')}</h1>
    <p>${gettext('Guides ask one thing at a time. Only you can read what you write, until you choose to share a part of it.')}</p>
  </header>`;
}

function spent() {
  return html`<header class="stack">
    <h1 tabindex="-1">${gettext('This invitation can no longer be used')}</h1>
    <p>${gettext('Each one works once, for two weeks. Ask for a new one. You can also begin on your own now, and open the new one later.')}</p>
  </header>`;
}
