import { htmx } from '../htmx/trusted.js';
import { boostLateLinks } from '../htmx/visiting.js';
import { arrive, goBack } from './arriving.js';
import { loadElements } from './elements.js';
import { wakePerson } from './person.js';
import { followNotes, keepPages } from './worker.js';

/** The one entry module of every page. The document stays alive from page to page, so this runs once. */
loadElements(document);
boostLateLinks();
document.addEventListener('click', goBack, { capture: true });
htmx.on('htmx:after:swap', (/** @type {CustomEvent} */ event) => arrive(event.detail.ctx.target));
wakePerson();
keepPages();
followNotes();
