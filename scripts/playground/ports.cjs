const net = require('node:net');

/** Fails with a clear message when one of the ports is taken; the keys are the variables that choose another. */
async function requireFreePorts(ports) {
  for (const [variable, port] of Object.entries(ports)) {
    if (!(await isFree(port))) {
      throw new Error(
        `Port ${port} is in use. Stop the program that uses it, or choose another port with ${variable}=…`,
      );
    }
  }
}

function isFree(port) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', error => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

module.exports = { requireFreePorts };
