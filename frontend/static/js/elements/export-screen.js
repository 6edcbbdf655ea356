import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { exportEverything } from '../journal/exporting.js';
import { gettext } from '../journal/texts.js';
import './lock-gate.js';
import { dayOf, saveFile } from './save-file.js';
import { WordsScreen } from './words-screen.js';

/** Saves everything as one file, made on this device, and says what is in it and how it opens without us. */
export class ExportScreen extends WordsScreen {
  /** @override */
  static properties = { ...WordsScreen.properties, name: { state: true } };

  constructor() {
    super();
    /** What the last saved file is called; empty before. */
    this.name = '';
  }

  /** @override */
  open() {
    return html`
      <header class="stack">
        <h1>${gettext('Save everything')}</h1>
        <p>${gettext('One file with all that you wrote and all that was shared with you. It is made on this device, and it opens without this app and without us.')}</p>
      </header>
      <section class="stack">
        ${this.problemLine()}
        <button type="button" class="button wide" ?disabled=${this.busy} @click=${() => this.attempt(() => this.save())}>
          ${this.busy ? gettext('Gathering your words…') : gettext('Save everything')}
        </button>
        <p role="status">${this.name ? html`${gettext('Saved with your downloads, as')} <strong>${this.name}</strong>` : nothing}</p>
      </section>
      <p class="notice warm">${gettext('The file holds the key to your words as well. Keep it like a diary: whoever has the file can read all of it.')}</p>
      ${inIt()} ${opening()}`;
  }

  async save() {
    const name = `afterword-${dayOf(new Date())}.zip`;
    saveFile(await exportEverything(), name);
    this.name = name;
  }
}

function inIt() {
  return html`<section class="stack">
    <h2>${gettext('What is in it')}</h2>
    <ul class="steps">
      <li>${gettext('Every piece of your writing, sealed, each as a file of its own (.age).')}</li>
      <li>${gettext('Your key, in identity.txt.')}</li>
      <li>${gettext('journal.txt: what you wrote, as plain text.')}</li>
      <li>${gettext('README.txt, which says how it opens.')}</li>
    </ul>
  </section>`;
}

function opening() {
  return html`<details class="sheet quiet">
    <summary>${gettext('How to open it without this app')}</summary>
    <div class="stack">
      <p>${gettext('The files use age, a free and open standard. Install the age tool, unpack the file, and for each piece of writing run:')}</p>
      <pre class="command" tabindex="0">age --decrypt -i identity.txt documents/NAME.age</pre>
    </div>
  </details>`;
}

customElements.define('export-screen', ExportScreen);
