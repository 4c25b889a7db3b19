// Every browser test, one after another, in one process.
import './pages.test.mjs';
import './dispatch.test.mjs';
import './views.test.mjs';
import './work.test.mjs';
