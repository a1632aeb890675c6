import '#ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createLanguageStore, createThemeStore } from '#app/preferences.ts';
import { ScreenLanguage } from '#app/screen-language.tsx';
import { MinistryApp } from '#features/ministry/ministry-app.tsx';
import { createMinistryApi } from '#features/ministry/ministry-api.ts';
import { saveByDownload } from '#host/save-by-download.ts';
import { invariant } from '#shared/lib/invariant.ts';

const parts = {
  api: createMinistryApi(),
  saveFile: saveByDownload,
  language: createLanguageStore(localStorage, window),
  theme: createThemeStore(localStorage, document.documentElement),
};

const place = document.querySelector('#root');
invariant(place, 'ministry.html has a root element');
createRoot(place).render(
  <StrictMode>
    <ScreenLanguage language={parts.language}>
      <MinistryApp parts={parts} />
    </ScreenLanguage>
  </StrictMode>,
);
