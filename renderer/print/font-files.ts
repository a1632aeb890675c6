import regular from '@expo-google-fonts/sarabun/400Regular/Sarabun_400Regular.ttf?url';
import bold from '@expo-google-fonts/sarabun/700Bold/Sarabun_700Bold.ttf?url';
import type { PaperFontFiles } from './font-advances.ts';

const bytesAt = async (url: string): Promise<Uint8Array> => {
  const reply = await fetch(url);
  return new Uint8Array(await reply.arrayBuffer());
};

/** The paper font as it is embedded in a PDF; it ships with the app. */
export const loadFontFiles = async (): Promise<PaperFontFiles> => {
  const [regularBytes, boldBytes] = await Promise.all([bytesAt(regular), bytesAt(bold)]);
  return { regular: regularBytes, bold: boldBytes };
};
