/** What a sound says; each has its own melody, so that nobody needs to look up from the shelf. */
export type ScanSound =
  | 'found'
  | 'wrong-place'
  | 'out-of-order'
  | 'unexpected'
  | 'repeated'
  | 'unknown'
  | 'done'
  | 'refused'
  | 'hold'
  | 'approval'
  | 'request';

interface Tone {
  readonly hertz: number;
  readonly startMs: number;
  readonly lengthMs: number;
  readonly shape: OscillatorType;
}

const tone = (hertz: number, startMs: number, lengthMs: number, shape: OscillatorType = 'sine'): Tone => ({
  hertz,
  startMs,
  lengthMs,
  shape,
});

/** Rising = good, level pair = look, falling = not accepted; all under 400 ms, so that they never run into each other at scanning pace. */
export const SOUND_TONES: Readonly<Record<ScanSound, readonly Tone[]>> = {
  found: [tone(1320, 0, 90)],
  done: [tone(880, 0, 70), tone(1320, 75, 110)],
  'wrong-place': [tone(620, 0, 110, 'triangle'), tone(620, 150, 110, 'triangle')],
  'out-of-order': [
    tone(620, 0, 80, 'triangle'),
    tone(930, 90, 80, 'triangle'),
    tone(620, 180, 80, 'triangle'),
    tone(930, 270, 90, 'triangle'),
  ],
  unexpected: [tone(460, 0, 160, 'triangle'), tone(920, 170, 160, 'triangle')],
  repeated: [tone(1320, 0, 45), tone(1320, 80, 45)],
  unknown: [tone(740, 0, 80, 'triangle'), tone(520, 90, 80, 'triangle'), tone(740, 180, 120, 'triangle')],
  refused: [tone(330, 0, 150, 'square'), tone(196, 155, 220, 'square')],
  // Somebody waits for this folder: three steps up, like nothing else at the desk.
  hold: [tone(587, 0, 90, 'triangle'), tone(784, 95, 90, 'triangle'), tone(1175, 190, 170, 'triangle')],
  // Somebody else must say yes: three knocks, low and hard.
  approval: [tone(262, 0, 90, 'square'), tone(262, 130, 90, 'square'), tone(262, 260, 130, 'square')],
  // A bell at the door of the file room, two tones down.
  request: [tone(1047, 0, 160), tone(784, 170, 220)],
};

const LOUDNESS: Readonly<Record<OscillatorType, number>> = {
  sine: 0.28,
  triangle: 0.3,
  square: 0.12,
  sawtooth: 0.12,
  custom: 0.2,
};
const EDGE_S = 0.008;

const playTone = (context: AudioContext, { hertz, startMs, lengthMs, shape }: Tone): void => {
  const start = context.currentTime + startMs / 1000;
  const end = start + lengthMs / 1000;
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.type = shape;
  oscillator.frequency.value = hertz;
  // Soft edges: a tone cut off square clicks.
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(LOUDNESS[shape], start + EDGE_S);
  gain.gain.setValueAtTime(LOUDNESS[shape], end - EDGE_S);
  gain.gain.linearRampToValueAtTime(0, end);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(end);
};

/** The voice of the scan desk. */
export interface ScanVoice {
  play(sound: ScanSound): void;
  /** Says the sentence in Thai where the system has a Thai voice; silent otherwise. */
  say(sentence: string): void;
  /** Whether the system can speak Thai at all. */
  canSpeak(): boolean;
}

const thaiVoice = (): SpeechSynthesisVoice | undefined =>
  globalThis.speechSynthesis?.getVoices().find(({ lang }) => lang.toLowerCase().startsWith('th'));

/** Sounds are made on the spot, so that there is no file to load. A PC without a sound card stays silent and works on. */
export const createScanVoice = (): ScanVoice => {
  let context: AudioContext | undefined;
  return {
    play: (sound) => {
      try {
        context ??= new AudioContext();
        // A page may make no sound before its first key or click; scanning is keys, so this succeeds by then.
        if (context.state === 'suspended') context.resume().catch(() => undefined);
        for (const each of SOUND_TONES[sound]) playTone(context, each);
      } catch {
        // No audio device: colour, icon and word say the same.
      }
    },
    say: (sentence) => {
      const voice = thaiVoice();
      if (!voice) return;
      const utterance = new SpeechSynthesisUtterance(sentence);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      globalThis.speechSynthesis.cancel();
      globalThis.speechSynthesis.speak(utterance);
    },
    canSpeak: () => thaiVoice() !== undefined,
  };
};
