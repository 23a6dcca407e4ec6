export function handedOut(text: string): string;
