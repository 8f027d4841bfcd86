// A function app of the Flex Consumption plan that runs the package as a custom handler. Callers sign in with Entra.
// Written by the goal remote-mcp:azure; yours to change.
targetScope = 'subscription'

@description('Part of the names of everything that is made.')
@minLength(1)
@maxLength(24)
param environmentName string

@description('Where it is made; a region that has Flex Consumption.')
param location string

@description('Public host name with a custom domain, such as mcp.contoso.com. Empty: the name that Azure gives.')
param hostName string = ''

@description('Whether the platform signs callers in. Without it the server has to, with dev.remotemcp:auth-obo.')
param builtInAuth bool = true

@description('Client ids of other applications whose users need not consent, beside Visual Studio Code.')
param preAuthorizedClientIds array = []

var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module app 'app.bicep' = {
  name: 'app'
  scope: group
  params: {
    name: 'primes'
    environmentName: environmentName
    location: location
    tags: tags
    hostName: hostName
    builtInAuth: builtInAuth
    preAuthorizedClientIds: preAuthorizedClientIds
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output FUNCTION_APP_NAME string = app.outputs.functionAppName
output MCP_URL string = app.outputs.url
output CLIENT_ID string = app.outputs.clientId
