/** Light, dark, or as the system says. */
export type Theme = 'system' | 'light' | 'dark';
