// The server as a container app. It signs callers in itself, with Entra (dev.remotemcp:auth-obo).
// Written by the goal remote-mcp:azure; yours to change.
targetScope = 'subscription'

@description('Part of the names of everything that is made.')
@minLength(1)
@maxLength(24)
param environmentName string

@description('Where it is made.')
param location string

@description('Public host name with a custom domain, such as mcp.contoso.com. Empty: the name that Azure gives.')
param hostName string = ''

@description('The fewest replicas; 0 spares their cost and lets the first caller wait for a container.')
param minReplicas int = 1

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
    name: '@NAME@'
    environmentName: environmentName
    location: location
    tags: tags
    hostName: hostName
    minReplicas: minReplicas
    preAuthorizedClientIds: preAuthorizedClientIds
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output AZURE_CONTAINER_REGISTRY_ENDPOINT string = app.outputs.registry
output MCP_URL string = app.outputs.url
output CLIENT_ID string = app.outputs.clientId
