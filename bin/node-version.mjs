const [major, minor] = process.versions.node.split('.').map(Number);

// Whoever starts Kepu may have any Node; the rest of bin/ is loaded only after this, because an old one cannot read it.
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Kepu 需要 Node.js 20.19 或更高版本，当前是 ${process.versions.node}。请从 https://nodejs.org 安装新版本后重试。`,
  );
  console.error(
    `Kepu needs Node.js 20.19 or newer, this is ${process.versions.node}. Install a newer one from https://nodejs.org and try again.`,
  );
  process.exit(1);
}

/** Ends the process with the sentence alone; whoever runs a command is not helped by a stack trace. */
export function giveUp(error) {
  console.error(`无法启动 / Cannot start: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
