import { createHash } from 'node:crypto';
import { trackingFrame, trackingWords, type TrackingLanguage, type TrackingTopic } from './tracking-words.ts';

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; font: 18px/1.6 system-ui, 'Noto Sans Thai', 'Leelawadee UI', Thonburi, sans-serif;
  background: #f6f5f1; color: #1d1c19; }
main { max-width: 32rem; margin: 0 auto; padding: 2rem 1.25rem; }
h1 { margin: 0; font-size: 1rem; font-weight: 400; color: #55524a; }
section { margin: 1.25rem 0; padding: 1.25rem 1.25rem 1.5rem; border-left: 6px solid; border-radius: 8px;
  background: #ffffff; }
h2 { margin: 0 0 .5rem; font-size: 1.75rem; line-height: 1.4; }
h2 span { display: inline-block; }
p { margin: 0; }
small { color: #55524a; }
a { display: inline-block; margin-top: 1rem; padding: .75rem 1rem .75rem 0; color: #3730a3; font-size: 1.0625rem; }
a:focus-visible { outline: 3px solid; outline-offset: 2px; border-radius: 4px; }
.done { border-color: #1a7f4b; } .done h2 { color: #14663c; }
.waiting { border-color: #3b5269; } .waiting h2 { color: #3b5269; }
.ended { border-color: #a4502a; } .ended h2 { color: #8c3f1c; }
@media (prefers-color-scheme: dark) {
  body { background: #141416; color: #eceae4; }
  section { background: #1f1f22; }
  h1, small { color: #b3b0a8; }
  a { color: #a5a9f5; }
  .done h2 { color: #7fd6a6; } .waiting h2 { color: #a9c2da; } .ended h2 { color: #e8a884; }
}
`;

const TONES: Readonly<Record<TrackingTopic['kind'], 'done' | 'waiting' | 'ended'>> = {
  paid: 'done',
  waiting: 'waiting',
  reported: 'waiting',
  busy: 'waiting',
  replaced: 'ended',
  past: 'ended',
  unknown: 'ended',
};

/** The page may load nothing, run nothing and send nothing; its one style is known by its hash. */
export const TRACKING_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A browser breaks Thai between words that belong together; a phrase goes to the next line as a whole. */
const thaiPhrases = (heading: string): string =>
  heading
    .split(' ')
    .map((phrase) => `<span>${phrase}</span>`)
    .join(' ');

/**
 * The public page of a notice: its state in words, and a link to the other language. Nothing of the request stands in it,
 * so there is nothing to escape; without script it works on any phone.
 */
export const trackingPage = (topic: TrackingTopic, language: TrackingLanguage): string => {
  const frame = trackingFrame[language];
  const { heading, hint } = trackingWords(topic, language);
  const other = language === 'th' ? 'en' : 'th';
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${frame.title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${frame.title}</h1>
<section class="${TONES[topic.kind]}">
<h2>${language === 'th' ? thaiPhrases(heading) : heading}</h2>
<p>${hint}</p>
</section>
<small>${frame.safe}</small><br>
<a href="?lang=${other}" lang="${other}" hreflang="${other}">${frame.otherLanguage}</a>
</main>
</body>
</html>
`;
};
