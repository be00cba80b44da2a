/** The conversations of this project run on the protocol of Cosmos DB. */
process.env['TEST_STORE'] = 'cosmos';
