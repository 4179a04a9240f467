// How `course` is started with a list of arguments, so that no character in them means anything to a shell.

export interface Start {
    readonly file: string;
    readonly args: readonly string[];
    /** On Windows the argument is a command line already; Node must not quote it once more. */
    readonly verbatim: boolean;
}

/** @param root Folder of the course, in which the process starts. */
export const startOf = (platform: string, root: string, args: readonly string[], comspec = 'cmd.exe'): Start => {
    if (platform !== 'win32') return { file: '/bin/sh', args: ['./course', ...args], verbatim: false };
    if (root.startsWith('\\\\'))
        throw new Error(
            `cmd.exe cannot work in the network folder ${root}. Give it a drive letter (net use), or copy the course to a local folder.`,
        );
    return {
        file: comspec,
        args: ['/d', '/s', '/c', `"${['.\\course.cmd', ...args.map(quoteForCommandFile)].join(' ')}"`],
        verbatim: true,
    };
};

/**
 * One argument of a command file. The program behind it reads it by the rules of C: quotes around, a backslash before a quote, and
 * backslashes before a quote doubled. cmd.exe reads it twice before, once for the line and once for %* in the file: so each character that
 * means something to it has a caret, and the caret one of its own.
 */
export const quoteForCommandFile = (argument: string): string => {
    if (/[\r\n\0]/.test(argument)) throw new Error('An argument of course.cmd holds no line end.');
    const quoted = `"${argument.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\*)$/, '$1$1')}"`;
    return carets(carets(quoted));
};

const carets = (text: string) => text.replace(/[()[\]%!^"`<>&|;, *?]/g, '^$&');
