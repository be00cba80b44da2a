// Preloaded into every server: when the process that started it is gone, even by SIGKILL, the server ends too.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel.unref();
