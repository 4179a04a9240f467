// Text in pages.

export const escape = (text: string): string => text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);

/** An address that runs a command of the extension with arguments. */
export const commandAddress = (command: string, ...args: readonly string[]): string =>
    `command:headroom.${command}?${encodeURIComponent(JSON.stringify(args))}`;
