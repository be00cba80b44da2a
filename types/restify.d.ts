/** The parts of restify that its types leave out. */
declare module 'restify/lib/router' {
  const Router: new (options: object) => object;
  export = Router;
}
declare module 'restify/lib/server' {
  const Server: new (options: object) => import('restify').Server;
  export = Server;
}
