"""Who comes to the desk, and what is taken over of them."""
