# What types are to the rules, beside their category. One place a fact: a role and all its types.

# Destroyed before its successor is there, it is an outage: it answers requests, or what answers them hangs on it.
role "serving" {
  types = [
    "aws_alb", "aws_alb_listener", "aws_alb_target_group", "aws_api_gateway_deployment", "aws_api_gateway_rest_api",
    "aws_api_gateway_stage", "aws_apigatewayv2_api", "aws_apigatewayv2_stage", "aws_apprunner_service",
    "aws_autoscaling_group", "aws_cloudfront_distribution", "aws_ecs_service", "aws_eks_cluster", "aws_eks_fargate_profile",
    "aws_eks_node_group", "aws_eip", "aws_elb", "aws_globalaccelerator_accelerator", "aws_globalaccelerator_listener",
    "aws_instance", "aws_lambda_alias", "aws_lambda_function", "aws_lb", "aws_lb_listener", "aws_lb_target_group",
    "aws_lightsail_instance", "aws_nat_gateway", "aws_spot_fleet_request", "aws_vpc_endpoint", "aws_vpn_connection",

    "azurerm_api_management", "azurerm_application_gateway", "azurerm_cdn_frontdoor_endpoint",
    "azurerm_cdn_frontdoor_profile", "azurerm_container_app", "azurerm_container_group", "azurerm_firewall",
    "azurerm_kubernetes_cluster", "azurerm_kubernetes_cluster_node_pool", "azurerm_lb", "azurerm_linux_function_app",
    "azurerm_linux_virtual_machine", "azurerm_linux_virtual_machine_scale_set", "azurerm_linux_web_app",
    "azurerm_nat_gateway", "azurerm_orchestrated_virtual_machine_scale_set", "azurerm_public_ip",
    "azurerm_virtual_network_gateway", "azurerm_windows_function_app", "azurerm_windows_virtual_machine",
    "azurerm_windows_virtual_machine_scale_set", "azurerm_windows_web_app",

    "google_api_gateway_gateway", "google_app_engine_flexible_app_version", "google_app_engine_standard_app_version",
    "google_cloud_run_service", "google_cloud_run_v2_service", "google_cloudfunctions2_function",
    "google_cloudfunctions_function", "google_compute_address", "google_compute_backend_service",
    "google_compute_forwarding_rule", "google_compute_global_address", "google_compute_global_forwarding_rule",
    "google_compute_instance", "google_compute_instance_group_manager", "google_compute_region_backend_service",
    "google_compute_region_instance_group_manager", "google_compute_router_nat", "google_compute_target_http_proxy",
    "google_compute_target_https_proxy", "google_compute_url_map", "google_compute_vpn_tunnel",
    "google_container_cluster", "google_container_node_pool",

    "helm_release", "kubernetes_daemon_set_v1", "kubernetes_daemonset", "kubernetes_deployment",
    "kubernetes_deployment_v1", "kubernetes_ingress_v1", "kubernetes_service", "kubernetes_service_v1",
    "kubernetes_stateful_set", "kubernetes_stateful_set_v1",

    "digitalocean_app", "digitalocean_droplet", "digitalocean_kubernetes_cluster", "digitalocean_loadbalancer",
    "hcloud_load_balancer", "hcloud_server", "linode_instance", "linode_nodebalancer", "oci_core_instance",
    "oci_load_balancer_load_balancer",
  ]
}

# Replaced is how they are updated: a new version, and nothing that hangs on the old one.
role "benign-replacement" {
  types = [
    "aws_api_gateway_deployment", "aws_ecs_task_definition", "aws_lambda_layer_version", "aws_lambda_permission",
    "aws_launch_configuration", "aws_s3_bucket_object", "aws_s3_object",
    "google_storage_bucket_object",
    "kubernetes_job", "kubernetes_job_v1",
    "null_resource", "terraform_data", "time_sleep",
  ]
}
